"""The tools that paint: each turns a gesture into a mask of pixels. One file a family."""
