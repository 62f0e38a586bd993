"""What an export says about a service: read strictly, counted, and held beside what people feel."""
