"""What can stop a server from starting."""


class NoServerError(Exception):
    """A sentence for whoever ran the command."""
