window.YTD.ip_audit.part0 = [
  {
    "ipAudit": {
      "note": "never opened"
    }
  }
]
