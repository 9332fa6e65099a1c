"""From a file to a change set: readers, grid, layout, mapping, conversion, plan."""
