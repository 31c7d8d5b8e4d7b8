from django.apps import AppConfig


class AuditsConfig(AppConfig):
    name = "audits"
    verbose_name = "Footprint"

    def ready(self) -> None:
        from audits import checks  # noqa: F401 - registers the system checks
