"""Several programmes: in order, kept by conditions, summed, one through its years."""
