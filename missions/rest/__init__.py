"""The ground floor of the REST API: how every room signs in, reads, answers and refuses."""
