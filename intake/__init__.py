"""The process "Fastställa IT-behov och implementera IT-system"."""
