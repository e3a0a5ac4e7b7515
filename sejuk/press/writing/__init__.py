"""The composer: facts of the record become sentences, each with the records that it rests on. Pure; knows no database."""
