"""The frame around the pages: tool bar, tabs, summary, status, and what happens with files."""
