package api

// Definition is the OpenAPI document as it is kept.
var Definition = definition
