"""segtool: browse, predict, correct, fine-tune and export segmentation masks of pets."""

__version__ = "0.1.0"
