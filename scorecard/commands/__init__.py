"""Functions that make change sets. They change nothing themselves: the workspace applies what they return."""
