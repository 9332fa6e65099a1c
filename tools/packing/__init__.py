"""What makes an app of the program that is installed without Python: ``build.spec`` uses these parts."""
