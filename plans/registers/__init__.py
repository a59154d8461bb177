"""The registers of the plan: each a model, its purpose in words, and who may always write it."""

from plans.register import Register
from plans.registers.delivery import DELIVERY, DELIVERY_FAMILIES
from plans.registers.substance import SUBSTANCE, SUBSTANCE_FAMILIES

REGISTERS: dict[str, Register] = {register.key: register for register in (*SUBSTANCE, *DELIVERY)}
FAMILIES: tuple[tuple[str, tuple[Register, ...]], ...] = (*SUBSTANCE_FAMILIES, *DELIVERY_FAMILIES)


def key_of(model: object) -> str:
    """Return the key of the register that keeps a model's rows; empty for none."""
    return next((register.key for register in REGISTERS.values() if register.model is model), "")


__all__ = ["FAMILIES", "REGISTERS", "Register", "key_of"]
