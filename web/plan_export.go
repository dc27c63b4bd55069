package web

import (
	"bytes"

	"goldthread/assurance/plan"
)

// planWorkbook gives the plan as a workbook, as the viewer may see it.
func (v *visit) planWorkbook() error {
	d, err := v.planDesk()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := (plan.Printed{Plan: d.shown.Plan, Rated: d.rated, Shown: d.shown, Called: d.names.of}).Write(&b); err != nil {
		return err
	}
	h := v.w.Header()
	h.Set("Content-Type", documentTypes[".xlsx"])
	h.Set("Content-Disposition", attachment("plan-"+v.today().String()+".xlsx"))
	_, _ = v.w.Write(b.Bytes()) // a reader who went away is no error of ours
	return nil
}
