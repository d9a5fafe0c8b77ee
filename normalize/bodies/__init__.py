"""Bodies (单位): who is meant, under whatever name a bulletin gives them."""

from normalize.bodies.cells import Body, Role, read_bodies
from normalize.bodies.cores import Bodies
from normalize.bodies.names import MatchedBy, canonical, same_body
from normalize.bodies.places import Place, place_of
from normalize.bodies.proof import load_bodies
from normalize.bodies.prose import find_bodies
from normalize.bodies.slips import Slip, slips

__all__ = [
    "Bodies",
    "Body",
    "MatchedBy",
    "Place",
    "Role",
    "Slip",
    "canonical",
    "find_bodies",
    "load_bodies",
    "place_of",
    "read_bodies",
    "same_body",
    "slips",
]
