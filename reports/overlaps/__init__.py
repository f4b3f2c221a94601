"""The overlap report: what is told to those who steer about systems that do the same job."""
