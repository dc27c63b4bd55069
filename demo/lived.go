package demo

func (w *wychmoor) livedThrough() {}
