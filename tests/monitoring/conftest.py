"""The same port to where the process stands as in the tests of the plan."""

from tests.plans.conftest import stand

__all__ = ["stand"]
