"""Networks, training and predicting. torch is allowed here, Qt is not."""
