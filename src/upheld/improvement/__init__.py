"""Improvement: from a recommendation to change that somebody else has checked.

Its words: a *recommendation* is adopted from a published learning report and gets a
*response* with a reason. A *plan* holds *actions*; an action has a stable reference for
ever, a post that owns it, an original date that is never overwritten, and a *success
test* fixed before work starts. *Proof* shows that the test holds; an *assurer* who is not
the owner judges it; *closure* is decided by a third person.

Words here are written for publication: the forms say so, and the public page shows them.
Its neighbours below are `learning` (where a recommendation was published) and `concerns`
(whose conflicts decide who may judge); above it stands `oversight`.

It promises: nothing closes without proof judged met by somebody else, and no date or
success test is quietly replaced by an easier one.
"""
