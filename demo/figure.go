package demo

import (
	"context"
	"time"

	"goldthread/clock"
	"goldthread/day"
	"goldthread/indicator"
	"goldthread/record"
	"goldthread/sample"
)

// figure is an indicator's of twelve months (or of the day, where it is a state) as known at the moment. The record is read
// once a day: nothing comes in between what people look up on the same day.
func (w *wychmoor) figure(ctx context.Context, in indicator.Indicator, asAt day.Day) (f indicator.Figure, err error) {
	if w.read != w.onDay() {
		if w.known, err = record.Read(ctx, w.journal, sample.Code, time.Time{}); err != nil {
			return f, err
		}
		w.read = w.onDay()
	}
	window, _ := day.TwelveMonth.Ending(asAt)
	return indicator.NewEngine(&indicator.Rules{Local: clock.Local{}, Book: w.known}).Figure(in, asAt, window), nil
}
