"""Settings of sign-in: passwords, second factor, sessions, single sign-on."""

import os
from typing import Any

from impp.environment import flag, whole

HTTPS = flag("HTTPS")
PORT = int(os.environ.get("PORT") or 8000)

AUTH_USER_MODEL = "missions.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "sign-in"

# --- Passwords ----------------------------------------------------------------------------------------------
# Common ones are refused from a list that is shipped. The range service, which learns five letters of a hash,
# is asked only where its address is given: a mission's server may not be able or allowed to reach out.

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
BREACHED_PASSWORDS_URL = os.environ.get("BREACHED_PASSWORDS_URL") or ""
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ("username", "name", "email")}},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{VALIDATORS}.NumericPasswordValidator"},
    {"NAME": "missions.sign_in.passwords.BreachedPasswordValidator"},
]  # fmt: skip
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # seconds for which a link that sets a password is good

ACCOUNT_ADAPTER = "missions.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = [
    "username*",
    "password1*",
    "password2*",
]  # nobody signs up; the custodian adds people
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are the custodian's to enter
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"reset_password": "missions.sign_in.forms.ForgottenForm"}
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": os.environ.get("FAILED_SIGN_INS") or "20/m/ip,5/5m/key",  # per address, per account
}
ALLAUTH_TRUSTED_PROXY_COUNT = whole("TRUSTED_PROXIES", 0)

# --- Second factor ------------------------------------------------------------------------------------------

REQUIRE_SECOND_FACTOR = flag("REQUIRE_SECOND_FACTOR", default=True)
CONFIRMATION_SECONDS = ACCOUNT_REAUTHENTICATION_TIMEOUT = whole("CONFIRMATION_SECONDS", 300)
MFA_ADAPTER = "missions.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_ISSUER = os.environ.get("SECOND_FACTOR_NAME") or "IMPP"
MFA_TOTP_TOLERANCE = 1  # clocks in the field drift; a code is taken once all the same (sign_in/forms.py)
MFA_FORMS = {
    "authenticate": "missions.sign_in.forms.CodeAtSignIn",
    "reauthenticate": "missions.sign_in.forms.CodeAgain",
}

# --- Sessions -----------------------------------------------------------------------------------------------
# Two copies on one host share its cookies whatever their ports, so the port is part of the cookies' names.

CSRF_FAILURE_VIEW = "impp.faults.csrf_refused"
SESSION_COOKIE_NAME = f"impp_session_{PORT}"
CSRF_COOKIE_NAME = f"impp_csrf_{PORT}"
SESSION_COOKIE_AGE = 60 * whole("SESSION_IDLE_MINUTES", 120)  # without a request
SESSION_ABSOLUTE_AGE = 60 * 60 * whole("SESSION_HOURS", 12)  # since signing in
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURITY_LOG_DAYS = whole("SECURITY_LOG_DAYS", 400)

# --- Single sign-on -----------------------------------------------------------------------------------------
# One OpenID provider, of the house. The button leads there by a link and not by a form: the content security
# policy lets forms go to this site alone, and would stop their redirects as well.

OIDC_ISSUER = (os.environ.get("OIDC_ISSUER") or "").rstrip("/")
OIDC_NAME = os.environ.get("OIDC_NAME") or "single sign-on"
OIDC_CREATE_PERSONS = flag("OIDC_CREATE_PERSONS")
SOCIALACCOUNT_ADAPTER = "missions.sign_in.single_sign_on.SingleSignOnAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if OIDC_ISSUER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "house",
                "name": OIDC_NAME,
                "client_id": os.environ.get("OIDC_CLIENT_ID") or "",
                "secret": os.environ.get("OIDC_CLIENT_SECRET") or "",
                "settings": {"server_url": OIDC_ISSUER},
            }
        ],
    }
