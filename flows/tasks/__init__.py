"""How the files of a run are dealt out to tasks: threads of this process, or a Dask cluster."""
