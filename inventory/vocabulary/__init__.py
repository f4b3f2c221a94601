"""The words that the register is kept in: functions, and known products with theirs."""
