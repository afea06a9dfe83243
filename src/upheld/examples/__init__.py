"""The worked examples, told through commands only.

Each tells a story that really happened, under an invented council's name, with the
story's own dates. Nothing is written behind the back of the house: every row of an
example was made by somebody with a post, a policy that allowed it and an entry in the
ledger. Each fact says where it comes from: seed, public or synthetic.
"""
