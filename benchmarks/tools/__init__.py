"""What benchmarks and tests of faults have in common: a service, its visitors, and lines."""
