"""Entering numbers: a grid for the keyboard, beside what was there before."""
