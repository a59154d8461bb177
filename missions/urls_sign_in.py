"""Addresses of signing in. The library finds its pages by its own names; ours stand beside them."""

from allauth.account import views as account_views
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, URLResolver, path, re_path

from missions.pages import account, sign_in

sign_out = LogoutView.as_view()
NEW_PASSWORD = r"^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"  # noqa: S105 (an address)

urlpatterns: list[URLPattern | URLResolver] = [
    path("sign-in/", sign_in.sign_in, name="sign-in"),
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/second-factor/", sign_in.code, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account_views.account_inactive, name="account_inactive"),
    path("sign-in/forgotten/", sign_in.forgotten, name="account_reset_password"),
    path("sign-in/forgotten/sent/", account_views.password_reset_done, name="account_reset_password_done"),
    path(
        "sign-in/new-password/set/",
        account_views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(NEW_PASSWORD, account_views.password_reset_from_key, name="account_reset_password_from_key"),
    path("sign-in/with/left/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/with/<slug:provider_id>/", openid.login, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/answer/", openid.callback, name="openid_connect_callback"),
    path("sign-out/", sign_out, name="sign-out"),
    path("sign-out/", sign_out, name="account_logout"),
    path("account/", account.account, name="account"),
    path("account/", account.account, name="mfa_index"),
    path("account/", account.account, name="mfa_list_webauthn"),
    path("account/confirm/", sign_in.confirm, name="confirm"),
    path("account/confirm/", sign_in.confirm, name="account_reauthenticate"),
    path("account/confirm/", sign_in.confirm, name="mfa_reauthenticate"),
    path("account/confirm/", sign_in.confirm, name="mfa_reauthenticate_webauthn"),
    path("account/password/", account_views.password_change, name="account_change_password"),
    path("account/password/first/", account_views.password_set, name="account_set_password"),
    path("account/app/", app.activate_totp, name="mfa_activate_totp"),
    path("account/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/passkeys/new/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/sessions/end-others/", account.end_others, name="sessions-end-others"),
    path("account/sessions/<int:number>/end/", account.end_session, name="session-end"),
]
