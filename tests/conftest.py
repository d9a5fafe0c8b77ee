"""Options of the test run."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# How long an example takes is a matter of what else the machine does.
settings.register_profile("tongbao", deadline=None)
settings.load_profile("tongbao")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept",
        action="store_true",
        help="write what is read as the new golden files and README outputs",
    )


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are being rewritten: a person's decision, never CI's."""
    wanted = bool(request.config.getoption("--accept"))
    assert not (wanted and os.environ.get("CI")), "--accept is not for CI"
    return wanted


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """CI installs every program that a test needs: there, nothing may be skipped."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped on CI: {report.longrepr}"
    return report
