"""Ledger, cross-checks, rendered report and command line."""
