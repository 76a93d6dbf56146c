"""Methods and shared definitions: laws, quadrature, enclosures, ranks, convex solves. Knows no form under test."""
