"""Signing in: who somebody is, by password, second factor, passkey or the house's single sign-on.

django-allauth does the proving; what this house asks of it, and what it keeps of it, stands here.
"""
