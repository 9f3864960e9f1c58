"""The writers' desk: what makes our Dutch hard to read, said while it is written, and asked before it is published."""
