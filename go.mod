module goldthread

go 1.26
