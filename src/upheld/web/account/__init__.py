"""Pages for people with accounts: sign-in, second factor, unlocking, and one's own register."""
