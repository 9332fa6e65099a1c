"""Scorecard's window: it shows what the domain hands out and sends wishes; it computes nothing."""
