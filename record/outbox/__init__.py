"""Messages to those who must act: written with what they tell of, sent after it is committed.

They are no part of the history. What a message tells of is an entry there; the message itself is a
letter on its way, whose attempts would fill the chain, and whose text must be erasable.
"""
