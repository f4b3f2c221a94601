"""What is kept between calls: answers, cards, and what they were worth."""
