"""The company's settings, and what the program tells about itself."""
