"""The registers of the plan: each a model, its purpose in words, and who may always write it."""

from plans.register import Register
from plans.registers.delivery import DELIVERY
from plans.registers.substance import SUBSTANCE

REGISTERS: dict[str, Register] = {register.key: register for register in (*SUBSTANCE, *DELIVERY)}


def key_of(model: object) -> str:
    """Return the key of the register that keeps a model's rows; empty for none."""
    return next((register.key for register in REGISTERS.values() if register.model is model), "")


__all__ = ["REGISTERS", "Register", "key_of"]
