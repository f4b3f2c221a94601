"""What lets somebody else see that the history is whole: checkpoints, exports, the rows beside it."""
