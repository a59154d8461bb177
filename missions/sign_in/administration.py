"""The administration as an application: Django's, with the house's own door."""

from django.contrib.admin.apps import AdminConfig


class AdministrationConfig(AdminConfig):
    """Django's administration behind the sign-in of the pages."""

    default_site = "missions.sign_in.admin_site.HouseAdmin"
