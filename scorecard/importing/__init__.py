"""From a file to a change set: readers, grid, layout, readings, plan."""
