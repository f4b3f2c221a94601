"""What shows somebody else that the history is whole: checkpoints, exports, rows beside it."""
