"""The Swedish words for closed lists, by what they are about; `app/labels.py` has them all."""
