"""The pages of reporters: raise a concern, come back with a receipt, join with others.

They ask for nothing that a reporter need not give, work without scripts, and keep what is
typed in a draft that opens with the reporter's receipt alone.
"""
