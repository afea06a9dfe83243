"""The project: settings, addresses, templates and the `upheld` command. Knows everyone."""
