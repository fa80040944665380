//! What the Amazon ECS API accepts, as tables: JSON Schemas of the API shapes, and facts with source and date.
