"""One experiment a module: question, configuration, quantities measured."""
