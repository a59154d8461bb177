"""Pages of the people and bodies: task force, planning team, roles, documents, record, tokens, the house."""
