"""What serving takes beside the answers: the outermost layer, logs, figures, cards, letters."""
